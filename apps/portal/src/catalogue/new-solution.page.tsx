import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.js';
import { OfferForm } from './offer-form.js';
import { NEW_OFFER } from './offer.rules.js';
import { newSolutionRoute } from './own.route.js';
import './catalogue.css';

/** A new item of the catalogue. */
export function NewSolutionPage(): ReactNode {
  const { t } = useTranslation();
  const { provider } = newSolutionRoute.useRouteContext();
  return (
    <Page
      title={t('catalogue.form.newTitle')}
      above={<Link to="/catalogue">{t('catalogue.own.place')}</Link>}
      lead={t('catalogue.form.newLead')}
    >
      <OfferForm providerId={provider.organisationId} initial={NEW_OFFER} industryNames={[]} />
    </Page>
  );
}
