/** The platform's own version. */
export const release = '0.1.0';
