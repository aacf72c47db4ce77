import { ConfigProvider, type ThemeConfig } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from './language.ts'
import { antTheme } from './theme.ts'

/** Gives Ant Design our tokens and the reader's language. */
export function Style({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const theme = useMemo(themeForReader, [])
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}

/** No motion for whoever has asked for none. */
function themeForReader(): ThemeConfig {
  if (typeof matchMedia === 'undefined') return antTheme
  const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches
  return { ...antTheme, token: { ...antTheme.token, motion } }
}
