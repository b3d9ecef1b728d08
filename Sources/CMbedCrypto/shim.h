#pragma once
#include <mbedtls/sha1.h>
#include <mbedtls/sha256.h>
#include <mbedtls/version.h>

// Version 2 has a suffix on the names of the functions that return an error. There is none: only
// hardware in place of this code could fail.

static inline void cmbedcrypto_sha1_start(mbedtls_sha1_context *context) {
  mbedtls_sha1_init(context);
#if MBEDTLS_VERSION_MAJOR < 3
  (void)mbedtls_sha1_starts_ret(context);
#else
  (void)mbedtls_sha1_starts(context);
#endif
}

static inline void cmbedcrypto_sha1_update(
    mbedtls_sha1_context *context, const unsigned char *bytes, size_t count) {
#if MBEDTLS_VERSION_MAJOR < 3
  (void)mbedtls_sha1_update_ret(context, bytes, count);
#else
  (void)mbedtls_sha1_update(context, bytes, count);
#endif
}

static inline void cmbedcrypto_sha1_finish(mbedtls_sha1_context *context, unsigned char *digest) {
#if MBEDTLS_VERSION_MAJOR < 3
  (void)mbedtls_sha1_finish_ret(context, digest);
#else
  (void)mbedtls_sha1_finish(context, digest);
#endif
}

/// The SHA-256 of `count` bytes, 32 bytes at `digest`.
static inline void cmbedcrypto_sha256(
    const unsigned char *bytes, size_t count, unsigned char *digest) {
#if MBEDTLS_VERSION_MAJOR < 3
  (void)mbedtls_sha256_ret(bytes, count, digest, 0);
#else
  (void)mbedtls_sha256(bytes, count, digest, 0);
#endif
}
