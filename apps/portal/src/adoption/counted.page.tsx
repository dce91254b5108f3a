import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DeclareAdoptionDocument } from '../gql/graphql.js';
import { useSend } from '../graphql/send.js';
import { type Acting, holds } from '../session/acting.js';
import { Act } from '../ui/form/act.js';
import { Page } from '../ui/page.js';
import { Refusal } from '../ui/refusal.js';
import { verdictOf, type GoalStanding } from './adoption.rules.js';
import { adoptionOf, countedRoute } from './adoption.route.js';
import { Standing } from './standing.js';

/** Am I counted, with which evidence, until when, and if not, what is missing. */
export function CountedPage(): ReactNode {
  const { t } = useTranslation();
  const { acting } = countedRoute.useRouteContext();
  if (acting?.audience !== 'ENTERPRISE')
    return (
      <Page title={t('adoption.own.nobody')}>
        <Link to="/goals">{t('adoption.desk.caption')}</Link>
      </Page>
    );
  return <OwnStanding acting={acting} />;
}

function OwnStanding({ acting }: { acting: Acting }): ReactNode {
  const { t } = useTranslation();
  const { enterprise, adoption } = useSuspenseQuery(adoptionOf(acting.organisationId)).data;
  return (
    <Page
      title={t(`adoption.own.${verdictOf(adoption.goals)}`)}
      lead={`${enterprise.name} · ${enterprise.unifiedSocialCreditCode}`}
    >
      <Standing adoption={adoption} />
      {holds(acting, 'adoption.declare') && (
        <Declare enterpriseId={acting.organisationId} goals={adoption.goals} />
      )}
    </Page>
  );
}

interface DeclareProps {
  readonly enterpriseId: string;
  readonly goals: readonly GoalStanding[];
}

/** To say so oneself is grade D: it stands beside the official figure, and tells the bureau where to look. */
function Declare({ enterpriseId, goals }: DeclareProps): ReactNode {
  const { t } = useTranslation();
  const { send, problem, sending } = useSend(DeclareAdoptionDocument);
  const open = goals.filter(({ status }) => status === 'NOT_COUNTED');
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{t('adoption.declare.title')}</h2>
      <p>{t('adoption.declare.effect')}</p>
      {problem && <Refusal problem={problem} />}
      <div className="actions">
        {open.map(({ goal }) => (
          <Act key={goal} busy={sending} onAct={() => void send({ input: { enterpriseId, goal } })}>
            {t('adoption.declare.act', { goal: t(`goals.${goal}.short`) })}
          </Act>
        ))}
      </div>
    </section>
  );
}
