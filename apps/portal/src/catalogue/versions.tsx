import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Difference } from '../ui/value/difference.js';
import { List } from '../ui/list.js';
import { Day, Moment } from '../ui/value/moment.js';
import { Money } from '../ui/value/money.js';
import { changedFields, priceMove, type Version } from './catalogue.rules.js';
import { useOfferWords } from './use-offer-words.js';

export interface VersionsProps {
  /** Newest first. */
  readonly versions: readonly Version[];
  /** Older ones are not listed. */
  readonly more: boolean;
}

/** How the price went, and what each version changed. Contracts are held to the version that they name. */
export function Versions({ versions, more }: VersionsProps): ReactNode {
  const { t } = useTranslation();
  const words = useOfferWords();
  const pairs = versions.map((version, index) => ({ version, before: versions[index + 1] }));
  return (
    <section>
      <h2>{t('catalogue.versions.title', { count: versions.length })}</h2>
      <p className="soft">{t('catalogue.versions.lead')}</p>
      <List
        caption={t('catalogue.versions.prices')}
        rows={pairs}
        rowKey={({ version }) => String(version.catalogueVersion)}
        empty={null}
        columns={[
          {
            key: 'version',
            title: t('catalogue.versions.version'),
            cell: ({ version }) => version.catalogueVersion,
          },
          {
            key: 'published',
            title: t('catalogue.published'),
            cell: ({ version }) => <Moment at={version.publishedAt} />,
          },
          {
            key: 'from',
            title: t('catalogue.versions.from'),
            figures: true,
            cell: ({ version }) => <Money fen={version.content.priceFromFen} />,
          },
          {
            key: 'to',
            title: t('catalogue.versions.to'),
            figures: true,
            cell: ({ version }) => <Money fen={version.content.priceToFen} />,
          },
          {
            key: 'move',
            title: t('catalogue.versions.move'),
            figures: true,
            cell: ({ version, before }) => (
              <PriceMove hundredths={priceMove(before?.content, version.content)} />
            ),
          },
        ]}
      />
      {pairs.map(
        ({ version, before }) =>
          before && (
            <details key={version.catalogueVersion}>
              <summary>
                {t('catalogue.versions.changed', { version: version.catalogueVersion })}{' '}
                <Day of={version.publishedAt} />
              </summary>
              <Difference
                caption={t('catalogue.versions.difference', {
                  before: before.catalogueVersion,
                  after: version.catalogueVersion,
                })}
                changes={changedFields(before.content, version.content).map((field) => ({
                  field: t(`catalogue.field.${field}`),
                  before: words(before.content, field),
                  after: words(version.content, field),
                }))}
              />
            </details>
          ),
      )}
      {more && <p>{t('catalogue.versions.more')}</p>}
    </section>
  );
}

function PriceMove({ hundredths }: { hundredths: number | null }): ReactNode {
  const { t } = useTranslation();
  if (hundredths === null) return t('catalogue.versions.first');
  if (hundredths === 0) return t('catalogue.versions.same');
  const share = Math.abs(hundredths) / 100;
  return t(hundredths > 0 ? 'catalogue.versions.up' : 'catalogue.versions.down', { share });
}
