import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { nodesOf } from '../graphql/nodes.js';
import { Page } from '../ui/page.js';
import { solutionOf } from './catalogue.route.js';
import { OfferForm } from './offer-form.js';
import { typedOf } from './offer.rules.js';
import { newVersionRoute } from './own.route.js';
import './catalogue.css';

/** The next version of an item; contracts stay with the version that they name. */
export function NewVersionPage(): ReactNode {
  const { t } = useTranslation();
  const { id } = newVersionRoute.useParams();
  const { provider } = newVersionRoute.useRouteContext();
  const { solution, solutionVersions } = useSuspenseQuery(solutionOf(id)).data;
  const { content } = nodesOf(solutionVersions)[0]!;
  return (
    <Page
      title={t('catalogue.form.versionTitle', {
        title: content.title,
        version: solution.catalogueVersion + 1,
      })}
      above={<Link to="/catalogue">{t('catalogue.own.place')}</Link>}
      lead={t('catalogue.form.versionLead')}
    >
      <OfferForm
        providerId={provider.organisationId}
        solutionId={id}
        initial={typedOf(content)}
        industryNames={content.industryNames}
      />
    </Page>
  );
}
