export interface OpenedCase {
  id: string;
  number: string;
  code: string;
}
