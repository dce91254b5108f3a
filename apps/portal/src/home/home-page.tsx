import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignInLink } from '../session/sign-in-link.js';
import { usePerson } from '../session/use-acting.js';
import { usePageTitle } from '../ui/page.js';
import { Audiences } from './audiences.js';
import { EvidenceTable } from './evidence-table.js';
import type { Goal } from './goal.rules.js';
import goalsText from './goals.graphql?raw';
import { GoalsPanel } from './goals-panel.js';
import { goalsQuery } from './goals.query.js';
import './home.css';

const REFRESH_EVERY_MS = 15_000;

/** The first page of the public: how far the plan is, what stands behind the figures, and who the platform is for. */
export function HomePage(): ReactNode {
  const { t } = useTranslation();
  const goals = useQuery({ ...goalsQuery, refetchInterval: REFRESH_EVERY_MS });
  usePageTitle(t('home.title'), t('home.lead'));
  return (
    <>
      <div className="hero">
        <div className="width hero-row">
          <Welcome />
          <GoalsPanel attempt={goals} pair={pairOf(goals.data?.goals)} />
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
  const signedIn = usePerson() !== null;
  return (
    <section className="welcome">
      <p className="kicker">{t('home.title')}</p>
      <h1>{t('home.heading')}</h1>
      <p className="lead">{t('home.lead')}</p>
      <p className="actions">
        {signedIn ? (
          <Link to="/work" className="button">
            {t('frame.places.work')}
          </Link>
        ) : (
          <SignInLink look="light" />
        )}
        <Link to="/eligible" className="on-ink-link">
          {t('home.eligible')}
        </Link>
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
          <code>{goalsText}</code>
        </pre>
      </figure>
    </section>
  );
}
