/** What a version of a rule is called beside a firm: its year and the document it was read from. */
import { yearOf } from '../../rules/meaning/days.ts'
import type { Version } from '../../rules/meaning/version.ts'

export type VersionWords = { name: { zh: string; en: string }; document: string }

/** '2016年版', '《高新技术企业认定管理办法》(国科发火〔2016〕32号)'; without a first day the version's own name. */
export function versionWords({
  id,
  validity,
  documents,
}: Pick<Version, 'id' | 'validity' | 'documents'>): VersionWords {
  const starts = validity.flatMap(({ from }) => from ?? [])
  const year = starts.length === 0 ? undefined : yearOf(Math.min(...starts))
  const [first] = Object.values(documents)
  return {
    name: year === undefined ? { zh: id, en: id } : { zh: `${year}年版`, en: `${year} rules` },
    document: first === undefined ? '' : `《${first.title}》(${first.docno})`,
  }
}
