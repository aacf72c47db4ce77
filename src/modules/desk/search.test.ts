import { expect, test } from 'vitest'
import type { Finding } from './schema.ts'
import { type Entry, found } from './search.ts'

const entry = (kind: Finding['kind'], ...words: string[]): Entry => ({
  words,
  finding: {
    kind,
    title: { zh: words[0] ?? '', en: '' },
    detail: { zh: '', en: '' },
    address: words[1] ?? '',
  },
})

const entries = [
  entry('clause', '年技术交易额突破80亿元', '二/(一)/2/①'),
  entry('indicator', '年技术交易额', 'I-02', 'Technology transactions'),
  entry('indicator', '高新技术企业', 'I-14', 'High-tech enterprises'),
  entry('body', '区科技局'),
  entry('enterprise', '江澜甲乙，丙（集团）有限公司'),
]

test.each([
  ['two characters', '交易', ['年技术交易额', '年技术交易额突破80亿元']],
  ['a code', 'i-14', ['高新技术企业']],
  ['an address', '二/(一)/2', ['年技术交易额突破80亿元']],
  ['full pinyin', 'gaoxin', ['高新技术企业']],
  ['initials', 'gxjs', ['高新技术企业']],
  ['initials in the middle of a name', 'kjj', ['区科技局']],
  ['English', 'technology', ['年技术交易额']],
  ['signs of another width', '甲乙,丙(集团)', ['江澜甲乙，丙（集团）有限公司']],
  ['nothing typed', ' ', []],
  ['nothing like it', '半导体', []],
  ['one letter sounds like everything and finds nothing', 'z', []],
])('search by %s', (_, typed, titles) => {
  expect(found(entries, typed).map((each) => each.title.zh)).toEqual(titles)
})
