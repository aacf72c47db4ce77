import { label } from '../../base/label.ts'
import { Go } from '../../ui/go.tsx'
import { useWords } from '../../ui/language.ts'
import { Menu } from '../../ui/menu.tsx'
import { useSurroundings } from '../../ui/surroundings.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { MeBox } from './me-box.tsx'
import { MomentChoice, MomentNotice } from './moment-choice.tsx'
import { Palette } from './palette.tsx'
import { PlanChoice, ScopeChoice } from './plan-choice.tsx'

/** District, plan, moment, scope, search, language, me: what a reader must never have to ask. */
export function TopBar() {
  const say = useWords()
  const { district, me } = useSurroundings()
  return (
    <header className="top-bar no-print">
      <div className="bar-row">
        <Go to="/" look="plain">
          <span className="mark">策源</span>
        </Go>
        <span className="bar-district">
          {say(district.name)}
          {district.demonstration ? <em>{say(words.demonstration)}</em> : null}
        </span>
        <span className="bar-wide">
          <PlanChoice />
        </span>
        <MomentChoice />
        <span className="bar-wide">
          <ScopeChoice />
        </span>
        <span className="bar-space" />
        <Palette />
        <span className="bar-wide">
          <LanguageSwitch />
        </span>
        <span className="bar-wide">
          <Menu look="bar-button" side="bottomRight" words={me?.name}>
            <MeBox />
          </Menu>
        </span>
      </div>
      <MomentNotice />
    </header>
  )
}

const words = { demonstration: label('演示', 'Demo') }
