import { problemTable } from '../../base/problem.ts'

export const refuseCertificate = problemTable('certificate', {
  unknownTitle: {
    status: 404,
    zh: '称号目录里没有“{title}”;请使用目录中的称号,或先把它加入目录',
    en: 'The catalogue of titles has no “{title}”; use one that it has, or add it there first',
  },
  endsBeforeBegins: {
    status: 422,
    zh: '有效期止 {to} 早于有效期起 {from};请核对证书上的两个日期',
    en: 'The term ends on {to}, before it begins on {from}; check both dates on the certificate',
  },
  knownCertificate: {
    status: 409,
    zh: '该企业的这件证书(编号 {number},{from} 至 {to})已登记;如需修改,请在该证书上“更正”并写明原因',
    en: 'This certificate of the firm (number {number}, {from} to {to}) is already recorded; to change it, correct it there and give the reason',
  },
  noSuchCertificate: {
    status: 404,
    zh: '没有编号为 {id} 的证书,或在所看时点尚未登记;取消或恢复须指明已登记的证书',
    en: 'There is no certificate {id}, or it was not yet recorded at this moment; a change must name a recorded one',
  },
  outsideTerm: {
    status: 422,
    zh: '变动日期 {on} 不在证书有效期 {from} 至 {to} 之内;请核对文件中的生效日期',
    en: 'The change of {on} lies outside the term {from} to {to}; check the effective date in the document',
  },
  alreadyRevoked: {
    status: 409,
    zh: '该证书在 {on} 已被取消;须改取消日期的,请先登记恢复',
    en: 'The certificate was already revoked on {on}; to change the day, record its restoration first',
  },
  notRevoked: {
    status: 409,
    zh: '该证书在 {on} 没有被取消,不能登记恢复;请核对生效日期',
    en: 'The certificate was not revoked on {on}, so it cannot be restored; check the effective date',
  },
  faulty: {
    status: 422,
    zh: '有 {count} 处内容不符合要求;请按提示逐项改正',
    en: '{count} {count:thing does|things do} not fit; correct them one by one',
  },
  reasonMissing: {
    status: 422,
    zh: '更正须写明原因;请补填更正原因',
    en: 'A correction needs its reason; fill it in',
  },
  bothNestings: {
    status: 422,
    zh: '“含上级称号”与“不含上级称号”只能选一个;请去掉其中一个',
    en: 'A stock is counted either with higher titles or without; leave one of the two out',
  },
  monthNeeded: {
    status: 422,
    zh: '“范围”为某月到期时须写明月份(“已有后续证书”也只用于这一范围),其他范围不按月份;请补上或去掉月份',
    en: 'A month (and whether there is a successor) belongs to the ends of one month and to nothing else; add the month or leave it out',
  },
  periodBackwards: {
    status: 422,
    zh: '期初 {from} 晚于期末 {to};请把期初改到期末之前',
    en: 'The opening day {from} lies after the closing day {to}; choose an earlier opening day',
  },
})
