import { setLanguage, useLanguage } from '../../ui/language.ts'

/** Each language is called by its own name, so that whoever is lost finds the way back. */
export function LanguageSwitch() {
  const language = useLanguage()
  return language === 'zh' ? (
    <button type="button" className="bar-button" lang="en" onClick={() => setLanguage('en')}>
      English
    </button>
  ) : (
    <button type="button" className="bar-button" lang="zh-CN" onClick={() => setLanguage('zh')}>
      中文
    </button>
  )
}
