import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RedemptionChecklistQuery } from '../gql/graphql.js';
import { useWord } from '../i18n/words.js';
import { hashOf } from '../ui/form/hash.js';
import { Money } from '../ui/value/money.js';
import { Status, type Tone } from '../ui/value/status.js';
import type { TypedPapers } from './vouchers.rules.js';

export interface ChecklistProps {
  readonly list: RedemptionChecklistQuery['redemptionChecklist'];
  readonly files: TypedPapers['files'];
  readonly onFile: (kind: string, hash: string) => void;
}

const TONES: Readonly<Record<string, Tone>> = { PRESENT: 'done', MISSING: 'waiting', WRONG: 'wrong' };
/** Papers that are typed or that the platform has: for them no file is asked. */
const WITHOUT_FILE: readonly string[] = ['INVOICE', 'PAYMENT_PROOF', 'CONTRACT'];

/** What the reviewer will see, item by item, in the words of the API; files are chosen where they are asked for. */
export function Checklist({ list, files, onFile }: ChecklistProps): ReactNode {
  const { t } = useTranslation();
  const word = useWord();
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
            <strong>{t(`vouchers.items.${item}` as 'vouchers.items.INVOICE', { defaultValue: item })}</strong>{' '}
            <Status tone={TONES[status] ?? 'waiting'}>{word('ItemStatus', status)}</Status>
            {problems.map(({ code, text }) => (
              <p key={code}>{text}</p>
            ))}
            {status !== 'PRESENT' && <p className="soft">{acceptedForm}</p>}
            {!WITHOUT_FILE.includes(item) && (
              <p>
                <label>
                  {t(files[item] ? 'vouchers.checklist.replaceFile' : 'vouchers.checklist.file')}{' '}
                  <input
                    type="file"
                    accept=".pdf,.ofd"
                    onChange={({ target }) => {
                      const file = target.files?.[0];
                      if (file) void hashOf(file).then((hash) => onFile(item, hash));
                    }}
                  />
                </label>
                {files[item] && <code className="hash">{files[item]}</code>}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
