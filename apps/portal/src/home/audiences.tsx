import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AUDIENCES, STEPS } from '../help/help.rules.js';

/** What the platform is, told to each of its three kinds of users: what they come for, and their part of the chain. */
export function Audiences(): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="tinted" aria-labelledby="audiences-heading">
      <div className="width section">
        <h2 id="audiences-heading">{t('audiences.heading')}</h2>
        <div className="audiences">
          {AUDIENCES.map((audience) => (
            <article key={audience} className="audience">
              <h3>{t(`audiences.${audience}.name`)}</h3>
              <p>{t(`audiences.${audience}.purpose`)}</p>
              <ol aria-label={t('audiences.steps')}>
                {STEPS.map((step) => (
                  <li key={step}>
                    <Link to="/help/$audience" params={{ audience }} hash={step}>
                      {t(`audiences.${audience}.${step}`)}
                    </Link>
                  </li>
                ))}
              </ol>
            </article>
          ))}
        </div>
      </div>
    </section>
  );
}
