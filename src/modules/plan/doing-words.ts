/** Verbs of doing: they say how a value comes about, not what it is. */
const SHARED = [
  '引进|引育|招引|招聘|吸引|汇聚|集聚|聚集|培育|培养|培训|孵化|遴选|选派',
  '选树|评选|认定|获批|获得|争创|创建|新增|新建|建成|建立|建设|改建|扩建',
  '组建|搭建|打造|构建|设立|开设|布局|形成|拥有|储备|壮大|做强|扶持|支持',
  '推动|推广|推进|促成|带动|实施|实现|完成|开展|举办|参与|主导|制定|制修订',
  '攻克|突破|转化|落地|签约|投用|投产|申报|申请|改造|净增加|净增|增加|解决|盘活',
  '安排|发布|发放|达成|取得|发展|力争|累计|每年|年均',
].join('|')

/** Words that may stand before what is counted: 引进高层次人才, 力争新增企业. Alternatives of a pattern. */
export const DOING_FIRST = `${SHARED}|${[
  '引入|招录|培植|孕育|选育|获评|创成|新认定|新培育|新引进|新签约|新设立',
  '在建|持有|保有|入库|做大|促进|引导|承办|升级|增长|化解|确保|努力',
  '争取|预计|计划|总计|合计|共计',
].join('|')}`

const LAST = new RegExp(
  `(?:${SHARED}|${[
    '扩大到|编制|应用|入选|导入|投入|投放|筹集|落户|集中|新开|开工|竣工|谋划',
    '完善|挖掘|打通|开通|生成|保持|培树|共|有',
  ].join('|')})$`,
)

/** Whether the words end in a verb of doing; none is longer than six characters. */
export function endsInDoing(words: string): boolean {
  return LAST.test(words.slice(-6))
}

const ANY = new RegExp(DOING_FIRST)

/** Whether the words tell of doing something: 建成, 引进, 新增 … */
export function tellsOfDoing(words: string): boolean {
  return ANY.test(words)
}
