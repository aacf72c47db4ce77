import type { ReactNode } from 'react'
import { label } from '../../../base/label.ts'
import type { Role } from '../../../base/role.ts'
import { setLanguage, useLanguage, useWords } from '../../../ui/language.ts'
import { useSurroundings } from '../../../ui/surroundings.ts'
import './threshold.css'

/** What stands around the pages before signing in: the mark and the language; inside, the frame has both. */
export function Threshold({ children }: { children: ReactNode }) {
  const say = useWords()
  const language = useLanguage()
  const { me } = useSurroundings()
  if (me !== undefined) return children
  return (
    <div className="threshold">
      <header className="threshold-head">
        <span className="mark">策源</span>
        <span className="threshold-words">{say(words.product)}</span>
        {language === 'zh' ? (
          <button type="button" className="text-button" lang="en" onClick={() => setLanguage('en')}>
            English
          </button>
        ) : (
          <button
            type="button"
            className="text-button"
            lang="zh-CN"
            onClick={() => setLanguage('zh')}
          >
            中文
          </button>
        )}
      </header>
      <main>{children}</main>
      <footer className="threshold-foot">{say(words.secret)}</footer>
    </div>
  )
}

/**
 * Goes on with a fresh page, so that nothing of another district stays on the screen: to where the
 * reader wanted, or to where their work is. Who only keeps accounts has no other desk.
 */
export function goOn(roles: readonly Role[], next?: string): void {
  const wanted = next !== undefined && /^\/(?![/\\])/.test(next) ? next : '/'
  const keeper = roles.every((role) => role === 'administrator')
  window.location.assign(wanted === '/' && keeper ? '/accounts' : wanted)
}

const words = {
  product: label(
    '产业创新方案,从条款到成果',
    'An industrial-innovation plan, from clause to outcome',
  ),
  secret: label(
    '本系统不得存储、处理国家秘密。',
    'State secrets must not be stored or processed here.',
  ),
}
