import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CorrectEnterpriseDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { tenThousandsOf } from '../ui/value/money.rules.js';
import { Page } from '../ui/page.js';
import { CompanyForm, declarationOf, type CompanyValues } from './company-form.js';
import { correctRoute } from './correct.route.js';
import type { Enterprise } from './enterprise.rules.js';
import { enterpriseQuery } from './enterprise.route.js';
import './enterprise.css';

/** A file that was given back: the reason stands above the form that it is about. */
export function CorrectPage(): ReactNode {
  const { t } = useTranslation();
  const navigate = correctRoute.useNavigate();
  const { acting } = correctRoute.useRouteContext();
  const { enterprise } = useSuspenseQuery(enterpriseQuery(acting?.organisationId ?? '')).data;
  const { send, problem, sending } = useSend(CorrectEnterpriseDocument);
  const above = <Link to="/enterprise">{t('frame.places.enterprise')}</Link>;
  if (enterprise.state !== 'REFUSED') {
    return (
      <Page title={t('enterprise.correct.notNow')} above={above}>
        <p>{t(`enterprise.correct.why.${enterprise.state}`)}</p>
      </Page>
    );
  }
  const handIn = async (values: CompanyValues) => {
    if (await send({ id: enterprise.id, input: declarationOf(values) }))
      await navigate({ to: '/enterprise' });
  };
  return (
    <Page
      title={t('enterprise.correct.title')}
      above={above}
      move={{ whose: t('enterprise.whose.YOU'), yours: true, otherwise: t('enterprise.otherwise.REFUSED') }}
    >
      <div className="refusal mild" role="note">
        <p className="refusal-title">{t('enterprise.refused')}</p>
        <p className="said">{enterprise.refusalReason}</p>
      </div>
      <CompanyForm
        submit={t('enterprise.correct.submit')}
        initial={valuesOf(enterprise)}
        placeHint={t('enterprise.form.placeHint')}
        problem={problem}
        sending={sending}
        onSubmit={(values) => void handIn(values)}
      />
    </Page>
  );
}

function valuesOf(enterprise: Enterprise): Partial<CompanyValues> {
  const { name, divisionCode, industryCode, establishedOn } = enterprise;
  return {
    name,
    divisionCode,
    industryCode,
    establishedOn,
    employees: String(enterprise.employees),
    priorYearRevenueFen: tenThousandsOf(enterprise.priorYearRevenueFen),
    controllingUnifiedSocialCreditCode: enterprise.controllingUnifiedSocialCreditCode ?? '',
    clusterCode: enterprise.clusterCode ?? '',
  };
}
