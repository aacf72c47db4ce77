/** Sheets that a template brings along to help whoever fills it in; they hold no rows of an import. */
export const aidSheets = { choices: '可选值', howTo: '填写说明' } as const

export function isAid(name: string): boolean {
  return Object.values(aidSheets).some((each) => each === name.trim())
}
