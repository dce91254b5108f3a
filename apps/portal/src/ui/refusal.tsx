import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Problem, wordingOf } from '../graphql/problem.js';

export interface RefusalProps {
  readonly problem: Problem;
  /** What could not be done; where the page says so already, the reason stands alone. */
  readonly title?: string;
  /** Softer, where older data is still shown. */
  readonly mild?: boolean;
  /** What the person may do about it. */
  readonly children?: ReactNode;
}

/** What was refused or failed: the API's own sentence, with the stable code to quote when asking for help. */
export function Refusal({ problem, title, mild, children }: RefusalProps): ReactNode {
  const { t } = useTranslation();
  const wording = wordingOf(problem, t);
  return (
    <div className={mild ? 'refusal mild' : 'refusal'} role="alert">
      <p className="refusal-title">{title ?? wording}</p>
      {title && <p>{wording}</p>}
      <p className="refusal-code">{t('problem.code', { code: problem.code })}</p>
      {children}
    </div>
  );
}
