/** `person.issuer` of everybody who signs in at the embedded provider, whatever address the installation has. */
export const embeddedIssuer = 'trial';
