/** The little of webpack that is asked here. */
interface Module {
  resource?: string
}
interface Graph {
  getModuleChunks(module: Module): object[]
  getChunkRootModules(chunk: object): Module[]
}

function pagesWith(module: Module, graph: Graph): string[] {
  const roots = graph.getModuleChunks(module).flatMap(chunk => graph.getChunkRootModules(chunk))
  return roots.map(({ resource = '' }) => resource)
}

const isStaffs = (page: string) => /[/\\]miniprogram[/\\]staff[/\\]/.test(page)

/** Whether a module is needed by the staff's pages alone, so that residents need not fetch it. */
export function isOnlyStaffs(module: Module, { chunkGraph }: { chunkGraph: Graph }): boolean {
  const pages = pagesWith(module, chunkGraph)
  return pages.length > 0 && pages.every(isStaffs)
}
