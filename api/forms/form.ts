/** A form-js component, as far as the server looks at it. */
export interface FormComponent {
  type: string;
  key?: string;
  label?: string;
  disabled?: boolean;
  readonly?: boolean;
  validate?: {
    required?: boolean;
    minLength?: number;
    maxLength?: number;
    pattern?: string;
    min?: number | string;
    max?: number | string;
    validationType?: 'custom' | 'email' | 'phone';
  };
  values?: { value: unknown; label?: string }[];
  valuesKey?: string;
  valuesExpression?: string;
  conditional?: { hide?: string };
  subtype?: string;
  decimalDigits?: number;
  components?: FormComponent[];
  path?: string;
}

export interface FormSchema {
  id?: string;
  type?: string;
  schemaVersion?: number;
  components: FormComponent[];
}
