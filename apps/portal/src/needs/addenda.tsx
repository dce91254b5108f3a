import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/use-language.js';
import { formatDay } from '../i18n/format.js';
import { Difference } from '../ui/value/difference.js';
import { Moment } from '../ui/value/moment.js';
import { RoundMoney } from '../ui/value/money.js';
import { changedIn, type Detail, type Version } from './needs.rules.js';

/** Every addendum with what it changed, the latest first. */
export function Addenda({ versions }: { versions: readonly Version[] }): ReactNode {
  const { t } = useTranslation();
  const words = useDetailWords();
  const later = versions.slice(1);
  if (later.length === 0) return null;
  return (
    <section className="section-block" aria-labelledby="addenda-title">
      <h2 id="addenda-title">{t('needs.need.addenda', { count: later.length })}</h2>
      {later
        .map((version, at) => ({ version, before: versions[at]! }))
        .toReversed()
        .map(({ version, before }) => (
          <article key={version.version} className="addendum">
            <h3>
              {t('needs.need.addendum', { number: version.version - 1 })} · <Moment at={version.changedAt} />
            </h3>
            <p className="said">{version.addendum}</p>
            <Difference
              caption={t('needs.need.changed')}
              changes={changedIn(before, version).map((field) => ({
                field: t(`needs.field.${field}`),
                before: words(before, field),
                after: words(version, field),
              }))}
            />
          </article>
        ))}
    </section>
  );
}

/** What a version says of one thing, in a line. */
export function useDetailWords(): (version: Pick<Version, Detail>, field: Detail) => ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  return (version, field) => {
    switch (field) {
      case 'budgetFromFen':
      case 'budgetToFen': {
        const fen = version[field];
        return fen ? <RoundMoney fen={fen} /> : t('needs.kept');
      }
      case 'deliverBy':
        return formatDay(version.deliverBy, language);
      case 'sites':
        return version.sites.map(({ name }) => name).join(t('needs.and'));
      case 'machines':
        return version.machines
          .map(({ kind, count }) => t('needs.machines', { kind, count }))
          .join(t('needs.and'));
      case 'description':
        return version.description;
      case 'protocols':
      case 'integrations':
        return version[field].join(t('needs.and'));
    }
  };
}
