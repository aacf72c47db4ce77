import { Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { label } from '../../../base/label.ts'
import { useWords } from '../../../ui/language.ts'
import { useNarrow } from '../../../ui/narrow.ts'
import './plan-panes.css'

/** The text at the left and what was made of it at the right; one after the other on a phone. */
export function PlanPanes({ source, beside }: { source: ReactNode; beside: ReactNode }) {
  const say = useWords()
  const narrow = useNarrow()
  const [side, setSide] = useState<'source' | 'beside'>('beside')
  if (!narrow)
    return (
      <div className="plan-panes">
        {source}
        {beside}
      </div>
    )
  return (
    <div className="plan-panes-narrow">
      <Segmented
        block
        value={side}
        onChange={setSide}
        options={[
          { value: 'beside', label: say(words.clauses) },
          { value: 'source', label: say(words.source) },
        ]}
      />
      {side === 'source' ? source : beside}
    </div>
  )
}

const words = {
  clauses: label('条款', 'Clauses'),
  source: label('原文', 'Text'),
}
