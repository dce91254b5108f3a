import { useQueryClient } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import english from 'antd/es/locale/en_US';
import chinese from 'antd/es/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import type { Language } from '../i18n/language.js';
import { useLanguage } from '../i18n/use-language.js';
import { theme } from '../ui/theme.js';
import { followChanges } from './changes.js';
import '../ui/ui.css';

const LOCALES: Readonly<Record<Language, typeof chinese>> = { 'zh-CN': chinese, en: english };
/** The page's own, by which the policy for styles lets in what antd writes; an attribute would not tell it. */
const nonce = document.querySelector<HTMLLinkElement>('link[nonce]')?.nonce;

/** antd begins here: no page of the public loads it. */
export function SignedInLayout(): ReactNode {
  const queries = useQueryClient();
  useEffect(() => followChanges(queries), [queries]);
  return (
    <ConfigProvider
      theme={theme()}
      locale={LOCALES[useLanguage()]}
      button={{ autoInsertSpace: false }}
      // Lists that open must lie within a landmark.
      getPopupContainer={() => document.getElementById('main') ?? document.body}
      {...(nonce && { csp: { nonce } })}
    >
      <Outlet />
    </ConfigProvider>
  );
}
