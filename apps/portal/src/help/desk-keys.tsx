import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The keys of the desks, in the words that stand beside them there. */
export function DeskKeys(): ReactNode {
  const { t } = useTranslation();
  const desks = [
    {
      name: t('frame.places.certification'),
      keys: [
        ['J', t('certification.keys.next')],
        ['K', t('certification.keys.before')],
        ['C', t('certification.keys.certify')],
        ['R', t('certification.keys.refuse')],
      ],
    },
    {
      name: t('frame.places.poolDesk'),
      keys: [
        ['J', t('pool.keys.next')],
        ['K', t('pool.keys.before')],
        ['C', t('pool.keys.admit')],
        ['R', t('pool.keys.refuse')],
      ],
    },
    {
      name: t('frame.places.review'),
      keys: [
        ['P', t('review.decision.REVIEW.pass')],
        ['R', t('review.decision.toReason')],
      ],
    },
  ];
  return (
    <section>
      <h2>{t('help.keys.title')}</h2>
      <p className="soft">{t('help.keys.lead')}</p>
      <div className="help-keys">
        {desks.map(({ name, keys }) => (
          <div key={name}>
            <h3>{name}</h3>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </section>
  );
}
