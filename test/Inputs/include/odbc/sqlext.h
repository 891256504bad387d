// What the model speaks of in ODBC 3.
#pragma once

extern "C" {
typedef void *SQLHANDLE, *SQLHSTMT, *SQLHDBC, *SQLHWND, *SQLPOINTER;
typedef unsigned char SQLCHAR;
typedef short SQLSMALLINT, SQLRETURN;
typedef unsigned short SQLUSMALLINT, SQLWCHAR;
typedef int SQLINTEGER;
typedef long SQLLEN;
typedef unsigned long SQLULEN;
#define SQL_NTS (-3)
#define SQL_NTSL (-3L)
#define SQL_PARAM_INPUT 1
#define SQL_C_CHAR 1
#define SQL_VARCHAR 12
#define SQL_DRIVER_NOPROMPT 0

SQLRETURN SQLExecDirect(SQLHSTMT, SQLCHAR *Text, SQLINTEGER Length);
SQLRETURN SQLExecDirectW(SQLHSTMT, SQLWCHAR *Text, SQLINTEGER Length);
SQLRETURN SQLPrepare(SQLHSTMT, SQLCHAR *Text, SQLINTEGER Length);
SQLRETURN SQLExecute(SQLHSTMT);
SQLRETURN SQLFetch(SQLHSTMT);
SQLRETURN SQLBindParameter(SQLHSTMT, SQLUSMALLINT Number, SQLSMALLINT InOut, SQLSMALLINT CType,
                           SQLSMALLINT Type, SQLULEN Size, SQLSMALLINT Digits, SQLPOINTER Value,
                           SQLLEN Length, SQLLEN *Indicator);
SQLRETURN SQLBindParam(SQLHSTMT, SQLUSMALLINT Number, SQLSMALLINT CType, SQLSMALLINT Type,
                       SQLULEN Size, SQLSMALLINT Digits, SQLPOINTER Value, SQLLEN *Indicator);
SQLRETURN SQLBindCol(SQLHSTMT, SQLUSMALLINT Number, SQLSMALLINT Type, SQLPOINTER Value,
                     SQLLEN Length, SQLLEN *Indicator);
SQLRETURN SQLGetData(SQLHSTMT, SQLUSMALLINT Number, SQLSMALLINT Type, SQLPOINTER Value,
                     SQLLEN Length, SQLLEN *Indicator);
SQLRETURN SQLConnect(SQLHDBC, SQLCHAR *Server, SQLSMALLINT, SQLCHAR *User, SQLSMALLINT,
                     SQLCHAR *Password, SQLSMALLINT);
SQLRETURN SQLDriverConnect(SQLHDBC, SQLHWND, SQLCHAR *In, SQLSMALLINT, SQLCHAR *Out,
                           SQLSMALLINT, SQLSMALLINT *, SQLUSMALLINT);
SQLRETURN SQLBrowseConnect(SQLHDBC, SQLCHAR *In, SQLSMALLINT, SQLCHAR *Out, SQLSMALLINT,
                           SQLSMALLINT *);
}
