import type { ThemeConfig } from 'antd'
import type { Standing } from '../base/standing.ts'

/** Every colour and size of the product. Ant Design, our own CSS and the charts are fed from here. */
export const tokens = {
  ink: '#1f2329',
  soft: '#5b6470',
  paper: '#ffffff',
  page: '#f6f7f9',
  line: '#e3e6ea',
  lineStrong: '#c9ced6',
  /** Cinnabar: brand mark, primary action, red head; nothing else is red except 严重滞后. */
  accent: '#b3261e',
  accentDark: '#8f1d17',
  link: '#0b57d0',
  linkTint: '#e8f0fe',
  /** The bar while the reader stands at another moment than now. */
  travel: '#fff4c7',
  travelInk: '#5c4600',
  warnTint: '#fdf3dc',
  warnInk: '#8a5a00',
} as const

type Ink = { ink: string; tint: string; dashed?: true }

/** Colour of a standing; its shape and word stand beside it always. */
export const standingInk: Readonly<Record<Standing, Ink>> = {
  ahead: { ink: '#0b4f9e', tint: '#e6f0fb' },
  onSchedule: { ink: '#146c43', tint: '#e6f4ec' },
  behind: { ink: '#8a5a00', tint: '#fdf3dc' },
  farBehind: { ink: '#a3160e', tint: '#fdeae8' },
  notDue: { ink: '#5b6470', tint: '#eef0f3' },
  overdue: { ink: '#5b2a86', tint: '#f3ebfa' },
  open: { ink: '#5b6470', tint: '#ffffff', dashed: true },
  exempt: { ink: '#5b6470', tint: '#f6f7f9' },
  uncovered: { ink: '#5b6470', tint: '#ffffff', dashed: true },
  missing: { ink: '#5b6470', tint: '#ffffff', dashed: true },
  withheld: { ink: '#5b6470', tint: '#f6f7f9' },
}

export const sansStack =
  '-apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif'
/** In English: quotation marks as wide as a letter, not as a Chinese character (style/base.css). */
export const englishStack = `"Latin quotes", ${sansStack}`
/** Document previews only; the names an official document asks for come first, open ones after. */
export const documentStack =
  'FangSong_GB2312, FangSong, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif'

/** Below this width a reader holds a phone: cards instead of tables. */
export const phoneWidth = 640

/** Writes the tokens as CSS variables (`--ink`, `--line-strong` …) that our own style sheets use. */
export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens)) {
    root.style.setProperty(
      `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    )
  }
  for (const [standing, { ink, tint }] of Object.entries(standingInk)) {
    root.style.setProperty(`--${standing}-ink`, ink)
    root.style.setProperty(`--${standing}-tint`, tint)
  }
  root.style.setProperty('--sans', sansStack)
  root.style.setProperty('--document', documentStack)
}

/** Ant Design speaks the same tokens: hairlines, no shadows at rest, quick and quiet motion. */
export const antTheme: ThemeConfig = {
  token: {
    colorPrimary: tokens.accent,
    colorLink: tokens.link,
    colorLinkHover: tokens.link,
    colorInfo: tokens.link,
    colorError: tokens.warnInk,
    colorWarning: standingInk.behind.ink,
    colorSuccess: standingInk.onSchedule.ink,
    colorText: tokens.ink,
    colorTextSecondary: tokens.soft,
    colorTextTertiary: tokens.soft,
    colorTextPlaceholder: '#6b7480',
    colorBgLayout: tokens.page,
    colorBorder: tokens.lineStrong,
    colorBorderSecondary: tokens.line,
    controlOutline: 'rgba(11, 87, 208, 0.18)',
    fontFamily: sansStack,
    fontSize: 14,
    lineHeight: 22 / 14,
    borderRadius: 4,
    borderRadiusLG: 6,
    controlHeight: 32,
    motionDurationFast: '0.12s',
    motionDurationMid: '0.14s',
    motionDurationSlow: '0.16s',
    colorBgMask: 'rgba(31, 35, 41, 0.18)',
    boxShadow: '0 2px 12px rgba(31, 35, 41, 0.12)',
    boxShadowSecondary: '0 4px 20px rgba(31, 35, 41, 0.14)',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Input: { activeBorderColor: tokens.link, hoverBorderColor: tokens.soft },
    Select: {
      activeBorderColor: tokens.link,
      hoverBorderColor: tokens.soft,
      optionSelectedBg: tokens.linkTint,
    },
    Tabs: { inkBarColor: tokens.ink, itemSelectedColor: tokens.ink, itemHoverColor: tokens.link },
    Checkbox: { colorPrimary: tokens.link, colorPrimaryHover: tokens.link },
    Radio: { colorPrimary: tokens.link, colorPrimaryHover: tokens.link },
    Progress: { defaultColor: tokens.link },
    Steps: { colorPrimary: tokens.link },
  },
}

/** The chart theme: one palette, ink on white, no decoration. Charts register it as `ceyuan`. */
export const chartTheme = {
  color: ['#0b57d0', '#146c43', '#8a5a00', '#5b2a86', '#0f766e', '#7a4b1e'],
  backgroundColor: 'transparent',
  textStyle: { fontFamily: sansStack, color: tokens.ink, fontSize: 13 },
  line: { symbolSize: 6, lineStyle: { width: 2 }, smooth: false },
  categoryAxis: {
    axisLine: { lineStyle: { color: tokens.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: tokens.soft },
    splitLine: { show: false },
  },
  valueAxis: {
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: tokens.soft },
    splitLine: { lineStyle: { color: tokens.line } },
  },
} as const
