import assert from 'node:assert/strict'
import type { TreeNode } from './template'

/** `root.cn.[0].cn.[3].v`: Taro's paths have a dot before the bracket, too. */
export function assign(data: object, path: string, value: unknown) {
  const steps = path.split('.').map(step => step.replace(/^\[(\d+)\]$/, '$1'))
  const last = steps.pop()
  assert.ok(last)
  let at = data as Record<string, unknown>
  for (const step of steps) {
    at[step] ??= {}
    at = at[step] as Record<string, unknown>
  }
  at[last] = value
}

export function pathTo(node: TreeNode | undefined, fits: (node: TreeNode) => boolean): TreeNode[] | undefined {
  if (!node) return undefined
  if (fits(node)) return [node]
  for (const child of node.cn ?? []) {
    const path = pathTo(child, fits)
    if (path) return [node, ...path]
  }
  return undefined
}

/** Pieces of one sentence stand together, parts of the page apart. */
export function wordsOf(node: TreeNode | undefined): string {
  const children = node?.cn ?? []
  const words = children.map((child, i) => {
    const glued = child.v !== undefined && children[i - 1]?.v !== undefined
    return (glued ? '' : ' ') + (child.v ?? wordsOf(child))
  })
  return words.join('').trim().replace(/ +/g, ' ')
}
