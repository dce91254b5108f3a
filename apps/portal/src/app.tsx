import { ConfigProvider } from 'antd';
import { type ComponentType, lazy, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HomePage } from './home/home-page.js';
import { antdLocaleOf, currentLanguage } from './i18n/language.js';
import { Layout } from './layout/layout.js';
import type { PATHS } from './paths.js';
import { usePath } from './router.js';
import { theme } from './theme.js';

/** Every page of the portal. All but the first are loaded when they are first opened. */
const PAGES: Readonly<Record<(typeof PATHS)[number], ComponentType>> = {
  '/': HomePage,
  '/account': lazy(() => import('./session/account-page.js')),
  '/callback': lazy(() => import('./session/callback-page.js')),
};
const NotFoundPage = lazy(() => import('./layout/not-found-page.js'));

export function App(): ReactNode {
  useTranslation(); // Draws everything again, antd's own texts too, when the language changes.
  const path = usePath();
  const Page = (PAGES as Readonly<Record<string, ComponentType>>)[path] ?? NotFoundPage;
  return (
    <ConfigProvider
      theme={theme}
      locale={antdLocaleOf(currentLanguage())}
      button={{ autoInsertSpace: false }}
    >
      <Layout path={path}>
        <Page />
      </Layout>
    </ConfigProvider>
  );
}
