import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../graphql/problem.js';
import { NotFoundPage } from '../frame/not-found-page.js';
import { Page } from './page.js';
import { Refusal } from './refusal.js';

/** What a page is whose data was refused, or that failed while it was drawn; the frame around it stands. */
export function RefusalPage({ error }: ErrorComponentProps): ReactNode {
  const { t } = useTranslation();
  const router = useRouter();
  const { reset } = useQueryErrorResetBoundary();
  const problem = asProblem(error);
  // What does not exist and what one may not see are one page.
  if (problem.code === 'NOT_FOUND') return <NotFoundPage />;
  const again = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('problem.title')}>
      <Refusal problem={problem}>
        <button type="button" className="button" onClick={again}>
          {t('problem.retry')}
        </button>
      </Refusal>
    </Page>
  );
}
