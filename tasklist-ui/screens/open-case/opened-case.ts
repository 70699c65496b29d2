export interface OpenedCase {
  id: string;
  number: string;
  codeBy: 'answer' | 'letter' | null;
}
