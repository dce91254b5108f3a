import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const AUDIENCES = ['manufacturer', 'provider', 'commission'] as const;
const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5', 'step6'] as const;

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
                  <li key={step}>{t(`audiences.${audience}.${step}`)}</li>
                ))}
              </ol>
            </article>
          ))}
        </div>
      </div>
    </section>
  );
}
