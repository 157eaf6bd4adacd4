import type { StorageFailure } from './storage/failure'

const restore = '从最近的备份恢复（做法见 docs/operations.md 的“备份与恢复”）'

/** What a person who starts the server reads when the data file cannot be used: what is so, and what to do. */
export const problems = {
  isFolder: (file: string) => `${file} 应当是数据文件，却是一个文件夹：请把这个文件夹移到别处，再${restore}`,
  unreadable: (file: string) => `没有权限读写数据文件 ${file}：请让启动服务的用户成为它的所有者（chown），再启动`,
  empty: (file: string) =>
    `数据文件 ${file} 是空的（0 字节），里面的数据已经不在了：请${restore}；如果这里从来没有过数据，删除这个空文件再启动`,
  onlyWal: (file: string) =>
    `数据文件 ${file} 不见了，只剩下 ${file}-wal：请把数据文件放回原处，或者先移走 ${file}-wal，再${restore}`,
  foreign: (file: string) =>
    `${file} 不是码上办的数据文件，可能已经损坏，也可能属于别的程序：请把它移到别处，再${restore}`,
  newer: (file: string) => `数据文件 ${file} 是更新版本的码上办写的，这个版本读不了：请换回更新的版本再启动`,
  damaged: (file: string, why: string) =>
    `数据文件 ${file} 已经损坏（${why}）：请先把整个数据文件夹复制一份留存，再${restore}`,
  locked: (folder: string) => `数据文件夹 ${folder} 正被另一个进程使用，请先停止它，或用 MONGODB_URL 连接一个 MongoDB`,
  full: (file: string) => `数据文件 ${file} 所在的磁盘满了：请清理出空间再启动，数据没有丢失`,
  readOnly: (file: string) => `数据文件 ${file} 现在只能读，不能写：请检查磁盘是否只读、文件权限是否正确，再启动`,
  gone: (file: string) =>
    `数据文件 ${file} 在运行中被移走、删除或替换了，现在什么都存不进去：请把原来的文件连同 ${file}-wal 放回原处；放不回去，就停止服务，再${restore}`,
  io: (file: string, why: string) =>
    `数据文件 ${file} 所在的磁盘读写出错（${why}）：请检查磁盘；如果磁盘已坏，换盘后${restore}`
}

/** The sentence about a failure that was met while the data file was opened or checked. */
export function sentenceAbout(file: string, folder: string, { kind, cause, message }: StorageFailure): string {
  const why = cause instanceof Error ? cause.message : message
  if (kind === 'locked') return problems.locked(folder)
  if (kind === 'io') return problems.io(file, why)
  // Before anything was written, nothing but damage is left to explain an unknown failure.
  return kind === 'other' ? problems.damaged(file, why) : problems[kind](file, why)
}
