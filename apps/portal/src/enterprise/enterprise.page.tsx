import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWord } from '../i18n/words.js';
import { holds } from '../session/acting.js';
import { Facts } from '../ui/value/facts.js';
import { Moment } from '../ui/value/moment.js';
import { Page } from '../ui/page.js';
import { EnterpriseFacts } from './enterprise-facts.js';
import { type Enterprise, type FileStanding, standingOf } from './enterprise.rules.js';
import { enterpriseQuery, enterpriseRoute } from './enterprise.route.js';
import './enterprise.css';

/** The file of the enterprise: what the bureau decided, whose move it is, and what comes next. */
export function EnterprisePage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = enterpriseRoute.useRouteContext();
  if (acting?.audience !== 'ENTERPRISE') {
    return (
      <Page title={t('enterprise.none.title')} lead={t('enterprise.none.lead')}>
        <p>
          <Link to="/enterprise/register" className="button primary">
            {t('enterprise.none.register')}
          </Link>
        </p>
      </Page>
    );
  }
  return <OwnFile id={acting.organisationId} mayCorrect={holds(acting, 'enterprise.correct')} />;
}

function OwnFile({ id, mayCorrect }: { id: string; mayCorrect: boolean }): ReactNode {
  const { t } = useTranslation();
  const { acting } = enterpriseRoute.useRouteContext();
  const { enterprise } = useSuspenseQuery(enterpriseQuery(id)).data;
  const standing = standingOf(enterprise, mayCorrect);
  return (
    <Page
      title={t(`enterprise.title.${enterprise.state}`, { name: enterprise.name })}
      move={{
        whose: t(`enterprise.whose.${standing.whose}`, { place: enterprise.divisionName }),
        yours: standing.whose === 'YOU',
        otherwise: t(`enterprise.otherwise.${enterprise.state}`),
      }}
    >
      {enterprise.state === 'REFUSED' && <Reason reason={enterprise.refusalReason} />}
      <Next standing={standing} mayCorrect={mayCorrect} />
      <section aria-labelledby="facts-title" className="section-block">
        <h2 id="facts-title">{t('enterprise.facts.title')}</h2>
        <EnterpriseFacts enterprise={enterprise} />
      </section>
      <Certification enterprise={enterprise} />
      {holds(acting, 'membership.read') && (
        <p>
          <Link to="/enterprise/people">{t('enterprise.people')}</Link>
        </p>
      )}
    </Page>
  );
}

function Reason({ reason }: { reason: string | null }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="refusal mild" role="note">
      <p className="refusal-title">{t('enterprise.refused')}</p>
      <p className="said">{reason}</p>
    </div>
  );
}

/** The one thing to do next, and what else is open already. */
function Next({
  standing: { next },
  mayCorrect,
}: {
  standing: FileStanding;
  mayCorrect: boolean;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="next-steps">
      {next === 'CORRECT' && mayCorrect && (
        <Link to="/enterprise/correct" className="button primary">
          {t('enterprise.next.CORRECT')}
        </Link>
      )}
      {next === 'ASSESS' && (
        <Link to="/assessment" className="button primary">
          {t('enterprise.next.ASSESS')}
        </Link>
      )}
      {next === 'NEED' && (
        <Link to="/needs" className="button primary">
          {t('enterprise.next.NEED')}
        </Link>
      )}
      {next === 'WAIT' && (
        <Link to="/assessment" className="button">
          {t('enterprise.next.ASSESS_MEANWHILE')}
        </Link>
      )}
      <Link to="/enterprise/eligibility" className="button">
        {t('enterprise.next.ELIGIBILITY')}
      </Link>
    </p>
  );
}

function Certification({ enterprise }: { enterprise: Enterprise }): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const { state, submittedAt, certifiedAt, flags, currentAssessment } = enterprise;
  return (
    <section aria-labelledby="certification-title" className="section-block">
      <h2 id="certification-title">{t('enterprise.certification.title')}</h2>
      <Facts
        facts={[
          { name: t('enterprise.certification.state'), value: word('EnterpriseState', state) },
          { name: t('enterprise.certification.submitted'), value: <Moment at={submittedAt} /> },
          {
            name: t('enterprise.certification.certified'),
            value: certifiedAt ? <Moment at={certifiedAt} /> : t('enterprise.certification.notYet'),
          },
          {
            name: t('enterprise.certification.flags'),
            value:
              flags.map((flag) => word('EnterpriseFlag', flag)).join('; ') ||
              t('enterprise.certification.noFlag'),
          },
          {
            name: t('enterprise.certification.maturity'),
            value: currentAssessment ? (
              <Link to="/assessment">
                {t('enterprise.certification.level', { level: currentAssessment.level })}
              </Link>
            ) : (
              t('enterprise.certification.notAssessed')
            ),
          },
        ]}
      />
    </section>
  );
}
