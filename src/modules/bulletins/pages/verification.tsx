import { Button } from 'antd'
import { useState } from 'react'
import { label } from '../../../base/label.ts'
import { useRoute } from '../../../ui/client.ts'
import { useWords } from '../../../ui/language.ts'
import { Loaded } from '../../../ui/loaded.tsx'
import { Section } from '../../../ui/page.tsx'
import { verifyBulletin } from '../routes.ts'

/** 核验: the seal, the kept files, and what the sealed input makes when it is written anew. */
export function Verification({ bulletin }: { bulletin: string }) {
  const say = useWords()
  const [asked, setAsked] = useState(false)
  const answer = useRoute(verifyBulletin, { bulletin }, asked ? 'now' : 'later')
  const word = (same: boolean) => say(same ? words.same : words.differs)
  return (
    <Section
      title={words.title}
      tools={<Button onClick={() => setAsked(true)}>{say(words.act)}</Button>}
    >
      {asked ? (
        <Loaded from={answer} isEmpty={() => false}>
          {({ hash, snapshotSame, draftSame, files }) => (
            <ul className="check-list">
              <li>
                <b>{say(words.snapshot)}</b> {word(snapshotSame)}
                <span className="hint">{hash}</span>
              </li>
              <li>
                <b>{say(words.draft)}</b> {say(draftSame ? words.same : words.edited)}
              </li>
              {files.map((file) => (
                <li key={file.name}>
                  <b>{file.name}</b> {word(file.same)}
                  <span className="hint">{say(words.regenerated[file.regenerated])}</span>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      ) : (
        <p className="hint">{say(words.how)}</p>
      )}
    </Section>
  )
}

const words = {
  title: label('核验', 'Verification'),
  act: label('核验封存', 'Verify the seal'),
  how: label(
    '核对封存快照和留底文件的校验值,并按封存的数据重写一遍作比较',
    'checks the hashes of the sealed snapshot and the kept files, and writes the paper anew from the sealed data',
  ),
  snapshot: label('封存快照', 'Sealed snapshot'),
  draft: label('按封存数据重写', 'Written anew from the sealed data'),
  same: label('一致', 'the same'),
  differs: label('不一致', 'differs'),
  edited: label(
    '与签发稿不同(签发前有人改过文字)',
    'differs: a person edited the words before issue',
  ),
  regenerated: {
    same: label('重新生成的文件逐字节相同', 'made anew: the same bytes'),
    differs: label('重新生成的文件字节不同', 'made anew: other bytes'),
    notMade: label('只核对留底文件', 'only the kept file is checked'),
  },
}
