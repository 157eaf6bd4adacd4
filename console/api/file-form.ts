/** Returns the body of an upload: one file in the field `file`. */
export function fileForm(file: File): FormData {
  const form = new FormData()
  form.append('file', file)
  return form
}
