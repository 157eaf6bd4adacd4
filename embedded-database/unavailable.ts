/** The data folder cannot be used: one clear sentence for the person who starts the server. */
export class FolderUnavailable extends Error {
  override name = 'FolderUnavailable'
}
