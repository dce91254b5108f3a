import { Args, ArgsType, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#libs/kernel';
import {
  AllowedTo,
  CurrentActor,
  LocalDateScalar,
  IdempotencyKey,
  Day,
  Text,
  Code,
  IdempotencyKeyArg,
  TextArg,
} from '#libs/platform';
import { BankAnswersService } from './bank-answers.service.js';
import {
  BankDayView,
  BankFileView,
  CollectedFileView,
  DifferenceKind,
  DifferenceView,
  ReconciliationView,
} from './bank.views.js';
import { BankPolling } from './bank-polling.service.js';
import { ReconciliationService } from './reconciliation.service.js';

@ArgsType()
class FileArgs {
  @Code({ form: /^[\p{L}\p{N}._-]+$/u, example: 'answers-0001.csv' }) name!: string;
  @Text({
    most: 900_000,
    lines: true,
    description: 'The file as it came, CSV in UTF-8; at most 900,000 characters.',
  })
  content!: string;
  @IdempotencyKey() idempotencyKey!: string;
}

@ArgsType()
class StatementArgs extends FileArgs {
  @Day() day!: string;
}

@Resolver(() => BankDayView)
export class BankResolver {
  constructor(
    private readonly answers: BankAnswersService,
    private readonly days: ReconciliationService,
    private readonly collection: BankPolling,
  ) {}

  @Query(() => BankDayView)
  @AllowedTo('ledger.read')
  bankDay(
    @Args('day', { type: () => LocalDateScalar }) day: string,
    @CurrentActor() by: Actor,
  ): Promise<BankDayView> {
    return this.days.day(day, by);
  }

  @Query(() => ReconciliationView, { description: 'What does not fit between the bank and our books.' })
  @AllowedTo('ledger.read')
  async reconciliation(@CurrentActor() by: Actor): Promise<ReconciliationView> {
    const [open, daysWithoutStatement] = await Promise.all([this.days.open(by), this.days.missing()]);
    return { open, daysWithoutStatement };
  }

  @Mutation(() => BankFileView, { description: "Takes in the bank's answers, once by their content." })
  @AllowedTo('payout.pay')
  importBankAnswers(@Args() args: FileArgs, @CurrentActor() by: Actor): Promise<BankFileView> {
    return this.answers.take(args.name, args.content, args.idempotencyKey, by);
  }

  @Mutation(() => BankDayView, { description: 'Takes in the statement of a day, once by its content.' })
  @AllowedTo('payout.pay')
  importBankStatement(@Args() args: StatementArgs, @CurrentActor() by: Actor): Promise<BankDayView> {
    return this.days.take(args.day, args.name, args.content, args.idempotencyKey, by);
  }

  @Mutation(() => [CollectedFileView], {
    description: 'Takes in what has come from the bank; at most 100 files.',
  })
  @AllowedTo('payout.pay')
  collectBankFiles(
    // Each file is taken in once by its content; the key is there because every command has one.
    @IdempotencyKeyArg() _key: string,
    @CurrentActor() by: Actor,
  ): Promise<CollectedFileView[]> {
    return this.collection.collect(by);
  }

  @Mutation(() => DifferenceView, {
    description: 'Explains a difference; without an explanation confirms that of another person.',
  })
  @AllowedTo('difference.explain')
  explainDifference(
    @Args('kind', { type: () => DifferenceKind }) kind: DifferenceKind,
    @TextArg('subject', { most: 100 }) subject: string,
    @TextArg('explanation', { most: 2000, lines: true, nullable: true }) explanation: string | null,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<DifferenceView> {
    return this.days.explain(kind, subject, explanation ?? null, key, by);
  }

  @Mutation(() => BankDayView, {
    description: 'Closes a day: at zero, or with every difference explained by two.',
  })
  @AllowedTo('payout.pay')
  closeBankDay(
    @Args('day', { type: () => LocalDateScalar }) day: string,
    @IdempotencyKeyArg() key: string,
    @CurrentActor() by: Actor,
  ): Promise<BankDayView> {
    return this.days.close(day, key, by);
  }
}
