import { DomainError, foldId, sum, type Fen, type LocalDate } from '#libs/kernel';
import { csvOf, rowsOf } from './csv.rules.js';

/** What the bank is asked to pay. The line id is the id of the payout, and comes back in every answer. */
export interface PaymentLine {
  readonly lineId: string;
  readonly payeeName: string;
  readonly bankName: string;
  readonly accountNumber: string;
  readonly amountFen: Fen;
  readonly purpose: string;
}

export const ANSWER_STATUSES = ['ACCEPTED', 'REJECTED', 'PAID', 'RETURNED'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** What the bank says of one line. */
export interface AnswerLine {
  readonly lineId: string;
  readonly status: AnswerStatus;
  readonly bankReference: string | null;
  readonly valueDate: LocalDate | null;
  readonly amountFen: Fen;
  readonly reason: string | null;
}

export type Direction = 'OUT' | 'IN';
/** One movement on the account of the finance department. */
export interface Movement {
  readonly day: LocalDate;
  readonly direction: Direction;
  readonly bankReference: string;
  /** The id of the payout, where the bank carries it along. */
  readonly lineId: string | null;
  readonly amountFen: Fen;
  readonly counterparty: string;
}

const PAYMENT = ['record', 'line_id', 'payee_name', 'payee_bank', 'payee_account', 'amount_yuan', 'purpose'];
const ANSWER = ['record', 'line_id', 'status', 'bank_reference', 'value_date', 'amount_yuan', 'reason'];
const STATEMENT = [
  'record',
  'booked_on',
  'direction',
  'bank_reference',
  'line_id',
  'amount_yuan',
  'counterparty',
];
const MOST_LINES = 5000;

/** `7300000n` as "73000.00": yuan for machines. */
export function plainYuan(amount: Fen): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The payment file: a header, a line per payment, and a trailer with the control totals. */
export function paymentFileOf(runId: string, lines: readonly PaymentLine[]): string {
  return csvOf([
    PAYMENT,
    ...lines.map((line) => [
      'LINE',
      line.lineId,
      line.payeeName,
      line.bankName,
      line.accountNumber,
      plainYuan(line.amountFen),
      line.purpose,
    ]),
    ['TRAILER', runId, String(lines.length), '', '', plainYuan(totalOf(lines)), ''],
  ]);
}

/** Reads a payment file as a bank does. @throws DomainError BANK_FILE */
export function paymentsOf(text: string): PaymentLine[] {
  return bodyOf(text, PAYMENT, 2, (cells, line) => ({
    lineId: cells[1]!,
    payeeName: cells[2]!,
    bankName: cells[3]!,
    accountNumber: cells[4]!,
    amountFen: amountOf(cells[5]!, line),
    purpose: cells[6]!,
  }));
}

export function answerFileOf(name: string, lines: readonly AnswerLine[]): string {
  return csvOf([
    ANSWER,
    ...lines.map((line) => [
      'LINE',
      line.lineId,
      line.status,
      line.bankReference ?? '',
      line.valueDate ?? '',
      plainYuan(line.amountFen),
      line.reason ?? '',
    ]),
    ['TRAILER', name, String(lines.length), '', '', plainYuan(totalOf(lines)), ''],
  ]);
}

/**
 * Reads the bank's answers.
 * @throws DomainError BANK_FILE naming the line and what is wrong: a file that is not whole changes nothing
 */
export function answersOf(text: string): AnswerLine[] {
  return bodyOf(text, ANSWER, 2, (cells, line) => {
    const status = ANSWER_STATUSES.find((each) => each === cells[2]);
    if (!status) throw wrong(line, 'status');
    const answer = {
      lineId: foldId(cells[1]!),
      status,
      bankReference: cells[3] || null,
      valueDate: cells[4] ? dateOf(cells[4], line) : null,
      amountFen: amountOf(cells[5]!, line),
      reason: cells[6] || null,
    };
    if (status === 'PAID' && (!answer.bankReference || !answer.valueDate))
      throw wrong(line, 'bank_reference, value_date');
    if ((answer.bankReference?.length ?? 0) > 60) throw wrong(line, 'bank_reference');
    return answer;
  });
}

export function statementFileOf(name: string, movements: readonly Movement[]): string {
  return csvOf([
    STATEMENT,
    ...movements.map((each) => [
      'LINE',
      each.day,
      each.direction,
      each.bankReference,
      each.lineId ?? '',
      plainYuan(each.amountFen),
      each.counterparty,
    ]),
    ['TRAILER', name, String(movements.length), '', '', plainYuan(totalOf(movements)), ''],
  ]);
}

/** Reads a statement of one day. @throws DomainError BANK_FILE */
export function movementsOf(text: string, day: LocalDate): Movement[] {
  return bodyOf(text, STATEMENT, 2, (cells, line) => {
    const [, bookedOn, direction, bankReference, lineId, amount, counterparty] = cells;
    if (direction !== 'OUT' && direction !== 'IN') throw wrong(line, 'direction');
    if (!bankReference) throw wrong(line, 'bank_reference');
    if (bookedOn !== day) throw wrong(line, 'booked_on');
    const amountFen = amountOf(amount!, line);
    if (amountFen === 0n) throw wrong(line, 'amount_yuan');
    return {
      day,
      direction,
      bankReference,
      lineId: lineId ? foldId(lineId) : null,
      amountFen,
      counterparty: counterparty!,
    };
  });
}

/** The lines between header and trailer, after header, count and sum were checked. */
function bodyOf<T extends { readonly amountFen: Fen }>(
  text: string,
  header: readonly string[],
  countAt: number,
  read: (cells: readonly string[], line: number) => T,
): T[] {
  const rows = rowsOf(text.trimEnd());
  if (!rows || rows.length < 2) throw wrong(1, 'CSV');
  if (rows[0]!.join() !== header.join()) throw wrong(1, header.join());
  const trailer = rows.at(-1)!;
  const body = rows.slice(1, -1);
  if (trailer[0] !== 'TRAILER' || trailer.length !== header.length) throw wrong(rows.length, 'TRAILER');
  if (body.length > MOST_LINES) throw wrong(MOST_LINES, `> ${MOST_LINES}`);
  const lines = body.map((cells, i) => {
    if (cells[0] !== 'LINE' || cells.length !== header.length) throw wrong(i + 2, 'LINE');
    return read(cells, i + 2);
  });
  if (trailer[countAt] !== String(lines.length)) throw wrong(rows.length, 'TRAILER: line count');
  if (trailer[5] !== plainYuan(totalOf(lines))) throw wrong(rows.length, 'TRAILER: amount_yuan');
  return lines;
}

function totalOf(lines: readonly { readonly amountFen: Fen }[]): Fen {
  return sum(lines.map(({ amountFen }) => amountFen));
}

function amountOf(text: string, line: number): Fen {
  if (!/^(0|[1-9]\d{0,15})\.\d{2}$/.test(text)) throw wrong(line, 'amount_yuan');
  return BigInt(text.replace('.', ''));
}

function dateOf(text: string, line: number): LocalDate {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  if (!time || Number.isNaN(time.valueOf()) || time.toISOString().slice(0, 10) !== text)
    throw wrong(line, 'value_date');
  return text;
}

function wrong(line: number, what: string): DomainError {
  return new DomainError('BANK_FILE', { line, what });
}
