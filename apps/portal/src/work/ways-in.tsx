import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** How somebody who belongs nowhere yet begins for an enterprise or a provider. */
export function WaysIn(): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="actions">
      <Link to="/enterprise/register" className="button">
        {t('work.nobody.register')}
      </Link>
      <Link to="/pool" className="button">
        {t('work.nobody.pool')}
      </Link>
    </p>
  );
}
