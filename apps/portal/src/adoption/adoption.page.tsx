import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { holds } from '../session/acting.js';
import { Page } from '../ui/page.js';
import { verdictOf } from './adoption.rules.js';
import { adoptionOf, adoptionRoute } from './adoption.route.js';
import { PaperEvidence } from './paper-evidence.js';
import { Standing } from './standing.js';

/** Why an enterprise counts or not, for the officials of its division. */
export function AdoptionPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = adoptionRoute.useRouteContext();
  const { id } = adoptionRoute.useParams();
  const { enterprise, adoption } = useSuspenseQuery(adoptionOf(id)).data;
  return (
    <Page
      above={<Link to="/goals">{t('adoption.desk.caption')}</Link>}
      title={t('adoption.file.title', {
        name: enterprise.name,
        verdict: t(`adoption.verdict.${verdictOf(adoption.goals)}`),
      })}
      lead={`${enterprise.unifiedSocialCreditCode} · ${enterprise.divisionName}`}
    >
      <Standing adoption={adoption} />
      {holds(acting, 'adoption.record') && <PaperEvidence enterpriseId={id} />}
    </Page>
  );
}
