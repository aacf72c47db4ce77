import { expect, test } from 'vitest'
import { versionWords } from './version-words.ts'

const always = { to: null, knownFrom: null, knownTo: null, procedures: [], capped: null }

test('a version is called by the year it first came into force and by its first document', () => {
  const version = {
    id: 'v2022',
    validity: [
      { ...always, from: 19358 },
      { ...always, from: 19205 },
    ],
    documents: {
      '63号': { title: '优质中小企业梯度培育管理暂行办法', docno: '工信部企业〔2022〕63号' },
      '300号': { title: '中小企业划型标准规定', docno: '工信部联企业〔2011〕300号' },
    },
  }
  expect(versionWords(version)).toEqual({
    name: { zh: '2022年版', en: '2022 rules' },
    document: '《优质中小企业梯度培育管理暂行办法》(工信部企业〔2022〕63号)',
  })
})

test('without a first day it keeps its own name', () => {
  const version = { id: 'v0', validity: [{ ...always, from: null }], documents: {} }
  expect(versionWords(version)).toEqual({ name: { zh: 'v0', en: 'v0' }, document: '' })
})
