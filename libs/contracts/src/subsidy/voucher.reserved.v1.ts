import { IsISO8601, IsNumberString, IsUUID } from 'class-validator';

/** Money was reserved for a voucher within all its limits. */
export class VoucherReservedV1 {
  static readonly source = 'subsidy';
  static readonly type = 'voucher.reserved.v1';
  @IsUUID() readonly voucherId!: string;
  @IsUUID() readonly enterpriseId!: string;
  @IsUUID() readonly providerId!: string;
  @IsUUID() readonly contractId!: string;
  @IsUUID() readonly roundId!: string;
  @IsNumberString({ no_symbols: true }) readonly amountFen!: string;
  @IsISO8601() readonly reservedAt!: string;
}
