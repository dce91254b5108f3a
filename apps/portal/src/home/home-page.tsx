import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '../graphql/use-query.js';
import { usePageTitle } from '../layout/page-title.js';
import { SignInButton } from '../session/sign-in-button.js';
import { useSession } from '../session/session.js';
import { Audiences } from './audiences.js';
import { EvidenceTable } from './evidence-table.js';
import type { Goal } from './goal.rules.js';
import { GOALS } from './goals.query.js';
import { GoalsPanel } from './goals-panel.js';
import './home.css';

const REFRESH_EVERY_MS = 15_000;

/** The first page of the public: how far the plan is, what stands behind the figures, and who the platform is for. */
export function HomePage(): ReactNode {
  const { t } = useTranslation();
  const goals = useQuery(GOALS, REFRESH_EVERY_MS);
  usePageTitle(t('home.title'));
  return (
    <>
      <div className="hero">
        <div className="width hero-row">
          <Welcome />
          <GoalsPanel query={goals} pair={pairOf(goals.data?.goals)} />
        </div>
      </div>
      <EvidenceTable pair={pairOf(goals.data?.goals)} />
      <Audiences />
      <OpenApi />
    </>
  );
}

/** The two nested goals of the counting rule. */
export interface GoalPair {
  readonly onCloud: Goal;
  readonly upgraded: Goal;
}

function pairOf(goals: readonly Goal[] = []): GoalPair | undefined {
  const onCloud = goals.find(({ code }) => code === 'ON_CLOUD');
  const upgraded = goals.find(({ code }) => code === 'UPGRADED');
  return onCloud && upgraded && { onCloud, upgraded };
}

function Welcome(): ReactNode {
  const { t } = useTranslation();
  const signedIn = useSession().state === 'SIGNED_IN';
  return (
    <section className="welcome">
      <p className="kicker">{t('home.title')}</p>
      <h1>{t('home.heading')}</h1>
      <p className="lead">{t('home.lead')}</p>
      <p className="actions">
        {!signedIn && <SignInButton size="large" look="default" />}
        <a className="on-ink-link" href="#api">
          {t('home.api')}
        </a>
      </p>
    </section>
  );
}

/** The API is for everybody, so the page shows the question that it asked itself. */
function OpenApi(): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="width section api" id="api" aria-labelledby="api-heading">
      <div>
        <h2 id="api-heading">{t('api.heading')}</h2>
        <p className="section-lead">{t('api.text')}</p>
        <p className="api-link">
          <a href="/schema.graphql">{t('api.open')}</a>
        </p>
      </div>
      <figure className="sample">
        <figcaption>{t('api.sample')}</figcaption>
        <pre>
          <code>{GOALS.text}</code>
        </pre>
      </figure>
    </section>
  );
}
