import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem, wordingOf } from './problem.js';

export interface ProblemAlertProps {
  /** What could not be done; where the page says so already, the reason stands alone. */
  readonly title?: string;
  readonly problem: Problem;
  /** Warning where older data is still shown, error where there is nothing to show. */
  readonly severity?: 'error' | 'warning';
  readonly action?: ReactNode;
}

/** What went wrong in the reader's language, with the stable code to quote when asking for help. */
export function ProblemAlert({ title, problem, severity = 'error', action }: ProblemAlertProps): ReactNode {
  const { t } = useTranslation();
  const wording = wordingOf(problem, t);
  return (
    <Alert
      type={severity}
      showIcon
      title={title ?? wording}
      description={
        <div className="problem">
          {title && <p>{wording}</p>}
          <p className="problem-code">{t('problem.code', { code: problem.code })}</p>
          {action}
        </div>
      }
    />
  );
}

export function RetryButton({ loading, onRetry }: { loading: boolean; onRetry: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Button loading={loading} onClick={onRetry}>
      {t('problem.retry')}
    </Button>
  );
}
