import { ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import type { Language } from '../base/label.ts'
import { useLanguage } from './language.ts'
import { antTheme, englishStack, sansStack } from './theme.ts'

/** Gives Ant Design our tokens, the reader's language, and the nonce that its style tags must carry. */
export function Style({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const csp = useMemo(nonceOfPage, [])
  const theme = useMemo(() => themeForReader(language), [language])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      {...csp}
    >
      {children}
    </ConfigProvider>
  )
}

/** The server writes a fresh nonce into the page's head with every answer. */
function nonceOfPage(): { csp?: { nonce: string } } {
  if (typeof document === 'undefined') return {}
  const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content')
  return nonce ? { csp: { nonce } } : {}
}

/** The reader's letters; no motion for whoever has asked for none. */
function themeForReader(language: Language): ThemeConfig {
  if (typeof matchMedia === 'undefined') return antTheme
  const fontFamily = language === 'en' ? englishStack : sansStack
  const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches
  return { ...antTheme, token: { ...antTheme.token, motion, fontFamily } }
}
