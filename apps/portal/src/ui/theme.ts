import type { ThemeConfig } from 'antd';

/** The look of antd's components: the colours of styles.css, and greys that are dark enough to be read on white. */
export function theme(): ThemeConfig {
  const styles = getComputedStyle(document.documentElement);
  const of = (name: string): string => styles.getPropertyValue(name).trim();
  return {
    // A fixed key gives the variables a class of that name; there is one antd, so its styles need no hash.
    cssVar: { key: 'yunshang' },
    hashed: false,
    token: {
      colorPrimary: of('--link'),
      colorLink: of('--link'),
      colorLinkHover: of('--link-strong'),
      colorText: of('--text'),
      colorTextSecondary: of('--text-soft'),
      colorTextTertiary: of('--text-faint'),
      colorTextDescription: of('--text-faint'),
      colorTextPlaceholder: of('--text-placeholder'),
      colorTextQuaternary: of('--text-placeholder'),
      colorTextDisabled: of('--text-placeholder'),
      colorError: of('--wrong'),
      borderRadius: 8,
      fontSize: 16,
      controlHeight: 40,
      fontFamily: 'var(--font)',
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
  };
}
