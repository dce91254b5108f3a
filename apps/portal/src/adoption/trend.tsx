import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../i18n/format.js';
import { useLanguage } from '../i18n/use-language.js';

const HEIGHT = 120;
const STEP = 30;
const BAR = 22;

export interface TrendProps {
  readonly months: readonly { readonly month: string; readonly counted: number }[];
}

/** How many counted at the end of each month; a bar is as long as its figure, and the figures stand in the table below. */
export function Trend({ months }: TrendProps): ReactNode {
  const { t } = useTranslation();
  const language = useLanguage();
  const largest = Math.max(1, ...months.map(({ counted }) => counted));
  return (
    <section>
      <h2>{t('adoption.trend.title')}</h2>
      <svg
        className="trend"
        viewBox={`0 0 ${months.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('adoption.trend.label', {
          first: formatCount(months[0]?.counted ?? 0, language),
          last: formatCount(months.at(-1)?.counted ?? 0, language),
        })}
      >
        {months.map(({ month, counted }, i) => {
          const height = (counted * HEIGHT) / largest;
          return (
            <g key={month} transform={`translate(${i * STEP} 0)`}>
              <rect x={(STEP - BAR) / 2} y={HEIGHT - height} width={BAR} height={height}>
                <title>{`${month}: ${formatCount(counted, language)}`}</title>
              </rect>
            </g>
          );
        })}
      </svg>
      {/* Beside the drawing and not in it, so that they are read on a phone as well. */}
      <p className="trend-months" aria-hidden="true">
        {[0, (months.length - 1) >> 1, months.length - 1].map((at) => (
          <span key={at}>{months[at]?.month}</span>
        ))}
      </p>
      <details>
        <summary>{t('adoption.trend.table')}</summary>
        <table className="table">
          <caption className="unseen">{t('adoption.trend.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('adoption.trend.month')}</th>
              <th scope="col" className="figures">
                {t('adoption.trend.counted')}
              </th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, counted }) => (
              <tr key={month}>
                <td>{month}</td>
                <td className="figures">{formatCount(counted, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
