import type { ThemeConfig } from 'antd';
import type { CSSProperties } from 'react';

/** The colours that antd has no name for. The style sheets use them, and antd's own, as variables. */
const PAGE_COLOURS = {
  '--ink': '#0a2540',
  '--on-ink': '#ffffff',
  '--on-ink-soft': '#c3d3e6',
  '--accent': '#7cd3ff',
  '--paper': '#f5f7fa',
  '--grade-a': '#0a3d7a',
  '--grade-b': '#1677c8',
  '--grade-c': '#58a3dd',
  '--grade-d': '#7a8796',
  '--track': '#e3e9f0',
} as const;

/** The one place where the look of the portal is decided. */
export const theme: ThemeConfig = {
  // A fixed key gives the variables a class of that name; there is one antd, so its styles need no hash.
  cssVar: { key: 'yunshang' },
  hashed: false,
  token: {
    colorPrimary: '#0b5fb0',
    colorLink: '#0b5fb0',
    // The hue that Ant Design would derive is too light to read on white (3.25 : 1).
    colorLinkHover: '#084a8a',
    colorText: '#16222e',
    colorTextSecondary: '#4a5a6b',
    borderRadius: 8,
    fontSize: 16,
    fontFamily:
      'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  },
};

/** To be put, with the class `yunshang`, on the element around everything. */
export const pageColours: CSSProperties = PAGE_COLOURS as CSSProperties;
