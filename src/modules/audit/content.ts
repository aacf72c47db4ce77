/** What an act was done with, in one line for a table: 'account: li · entered: true'. Empty parts are left out. */
export function contentText(input: unknown): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return told(input)
  return Object.entries(input)
    .map(([name, value]) => [name, told(value)])
    .filter(([, text]) => text !== '')
    .map((pair) => pair.join(': '))
    .join(' · ')
}

function told(value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object'))
    return value.join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
