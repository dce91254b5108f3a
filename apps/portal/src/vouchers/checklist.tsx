import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedemptionChecklistQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { FileDrop } from '../ui/file/file-drop.js';
import { Money } from '../ui/value/money.js';
import { Status, type Tone } from '../ui/value/status.js';
import type { TypedPapers } from './vouchers.rules.js';

export interface ChecklistProps {
  readonly list: RedemptionChecklistQuery['redemptionChecklist'];
  readonly files: TypedPapers['files'];
  /** What opens files that were handed in before, by the kind of paper. */
  readonly links: Readonly<Record<string, string | null | undefined>>;
  readonly organisationId: string | undefined;
  readonly onFile: (kind: string, hash: string) => void;
}

const TONES: Readonly<Record<string, Tone>> = { PRESENT: 'done', MISSING: 'waiting', WRONG: 'wrong' };
/** Both sides signed it here, so the platform has it. */
const CONTRACT = 'CONTRACT';

/** What the reviewer will see, item by item, in the words of the API; files are chosen where they are asked for. */
export function Checklist({ list, files, links, organisationId, onFile }: ChecklistProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
  const nameOf = (item: string): string =>
    t(`vouchers.items.${item}` as 'vouchers.items.INVOICE', { defaultValue: item });
  return (
    <>
      <h2>{t('vouchers.checklist.title')}</h2>
      <p>
        {t('vouchers.checklist.amount')} <Money fen={list.amountFen} />
      </p>
      <p className="soft">
        {t('vouchers.checklist.parties', { payer: list.payerName, payee: list.payeeName })}
      </p>
      <ul>
        {list.items.map(({ item, status, problems, acceptedForm }) => (
          <li key={item}>
            <strong>{nameOf(item)}</strong>{' '}
            <Status tone={TONES[status] ?? 'waiting'}>{word('ItemStatus', status)}</Status>
            {problems.map(({ code, text }) => (
              <p key={code}>{text}</p>
            ))}
            {status !== 'PRESENT' && <p className="soft">{acceptedForm}</p>}
            {item !== CONTRACT && (
              <FileDrop
                label={nameOf(item)}
                kind={item === 'INVOICE' ? 'INVOICE' : 'PAPER'}
                organisationId={organisationId}
                hash={files[item]}
                link={links[item]}
                onKept={(hash) => onFile(item, hash)}
              />
            )}
          </li>
        ))}
        <li>
          <FileDrop
            label={nameOf('PHOTO')}
            kind="PHOTO"
            organisationId={organisationId}
            hash={files['PHOTO']}
            link={links['PHOTO']}
            onKept={(hash) => onFile('PHOTO', hash)}
          />
        </li>
      </ul>
    </>
  );
}
