/** What a spreadsheet would run, in plain or full-width signs, behind marks of ours from before. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/

/** Returns text that no spreadsheet runs as a formula. */
export const guarded = (text: string) => (formula.test(text) ? `'${text}` : text)

/** Returns the text that was guarded, so that what was exported comes back as it was. */
export const unguarded = (text: string) => (/^'/.test(text) && formula.test(text) ? text.slice(1) : text)

/** Whether a cell would run: nobody wants one in the city's data. A telephone number may begin with a plus. */
export const isFormula = (text: string) =>
  /^[=@＝＠]/.test(text) || (/^[+\-＋－]/.test(text) && !/^.[\d\s().-]*$/.test(text))
